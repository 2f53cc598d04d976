import { call, during, failure, report } from "./api.js";
import { text } from "./texts.js";
import { ask } from "./confirm.js";

const MOST_IMAGES = 4;

const form = document.getElementById("respond");
const content = document.getElementById("content");
const length = document.getElementById("length");
const input = document.getElementById("images");
const list = document.getElementById("attached");
const templates = document.getElementById("template");
const place = document.getElementById("respond-problem");
const buttons = [...form.querySelectorAll(".buttons button")];
const refundButtons = [...form.querySelectorAll("[data-refund]")];
const drafts = new Map();
let path = "";
let images = [];
let done = null;
let complaintId = "";

export function start(whenDone) {
	done = whenDone;
	content.addEventListener("input", count);
	input.addEventListener("change", () => {
		[...input.files].forEach(attach);
		input.value = "";
	});
	templates.addEventListener("change", useTemplate);
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		act(path, send);
	});
	on("complete", () => confirmed("completeQuestion", "complete", (target) => call("POST", target + "/completion")));
	on("approve", () => confirmed("approveQuestion", "approveRefund",
		(target) => call("POST", target + "/refund-approval", { launchRefundDay: 0 })));
	on("reject", () => confirmed("rejectQuestion", "rejectRefund",
		(target, reason) => call("POST", target + "/refund-rejection", { reason }), true));
	loadTemplates();
}

// what was written for another complaint is there again when one comes back to it
export function open(id) {
	drafts.set(path, { text: content.value, images });
	complaintId = id;
	path = "api/complaints/" + encodeURIComponent(id);
	const draft = drafts.get(path) ?? { text: "", images: [] };
	content.value = draft.text;
	images = draft.images;
	place.replaceChildren();
	count();
	showImages();
	refundButtons.forEach((button) => button.hidden = true);
}

export function show(complaint) {
	const closed = complaint.complaintState === "PROCESSED";
	document.getElementById("complete").hidden = closed;
	refundButtons.forEach((button) => button.hidden = closed || !complaint.refunds || complaint.problemType !== "REFUND");
}

export async function loadTemplates() {
	try {
		const offered = await call("GET", "api/templates");
		templates.replaceChildren(new Option(text("noTemplate"), ""),
			...offered.map((template) => new Option(template.name, template.content)));
	}
	catch (failure) {
		report(failure, place, loadTemplates);
	}
}

function on(button, action) {
	document.getElementById(button).addEventListener("click", action);
}

// another complaint may be open before it ends, or when it is repeated
function act(target, action) {
	const id = complaintId;
	return during(buttons, place, async () => {
		try {
			await action(target);
		}
		catch (problem) {
			throw (target === path) ? problem : failure(`${id}: ${problem.message}`);
		}
		await done();
	});
}

async function confirmed(question, verb, action, reason = false) {
	const target = path;
	const reply = await ask(text(question), text(verb), reason);
	if (reply !== null && target === path) {
		act(target, () => action(target, reply));
	}
}

async function send(target) {
	const draft = (target === path) ? { text: content.value, images } : drafts.get(target);
	if (draft.images.some((image) => !image.mediaId)) {
		throw failure(text("imagesNotReady"));
	}
	await call("POST", target + "/response", { content: draft.text, images: draft.images.map((image) => image.mediaId) });
	if (target === path) {
		content.value = "";
		images = [];
		count();
		showImages();
	}
	else {
		drafts.delete(target);
	}
}

function count() {
	length.textContent = `${content.value.length} / ${content.maxLength}`;
}

function useTemplate() {
	if (templates.value) {
		content.setRangeText(templates.value, content.selectionStart, content.selectionEnd, "end");
		templates.value = "";
		count();
		content.focus();
	}
}

function attach(file) {
	if (images.length === MOST_IMAGES) {
		return;
	}
	const image = { file, complaintId, preview: URL.createObjectURL(file), mediaId: null, failed: false };
	images.push(image);
	upload(image);
}

// each by itself, so that one that fails can be repeated alone
async function upload(image) {
	image.failed = false;
	showImages();
	try {
		const query = new URLSearchParams({ filename: image.file.name, complaintId: image.complaintId });
		const { mediaId } = await call("POST", "api/images?" + query, image.file);
		image.mediaId = mediaId;
		place.replaceChildren();
	}
	catch (failure) {
		image.failed = true;
		report(failure, place, () => upload(image));
	}
	showImages();
}

function showImages() {
	list.replaceChildren(...images.map((image) => {
		const li = document.createElement("li");
		li.dataset.state = image.failed ? "failed" : (image.mediaId ? "ready" : "uploading");
		const preview = document.createElement("img");
		preview.src = image.preview;
		preview.alt = image.file.name;
		const remove = document.createElement("button");
		remove.type = "button";
		remove.textContent = "×";
		remove.ariaLabel = text("removeImage").replace("{}", image.file.name);
		remove.addEventListener("click", () => {
			images.splice(images.indexOf(image), 1);
			URL.revokeObjectURL(image.preview);
			showImages();
			content.focus();
		});
		li.append(preview, remove);
		return li;
	}));
	input.disabled = images.length === MOST_IMAGES;
}
