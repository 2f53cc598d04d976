import { call, during } from "./api.js";
import { formatTime } from "./format.js";
import { item } from "./template.js";
import { text } from "./texts.js";

const raiseForm = document.getElementById("raise-form");
const raiseDetail = document.getElementById("raise-detail");
const merchant = document.getElementById("raise-mchid");
const form = document.getElementById("payer-form");
const detail = document.getElementById("payer-detail");
const status = document.getElementById("payer-status");
const chat = document.getElementById("chat");
const place = document.getElementById("payer-problem");
const buttons = [...document.querySelectorAll("#phone button")];
let id = null;

// only in the demo there is somebody to play
export async function find() {
	let demo;
	try {
		demo = await call("GET", "demo");
	}
	catch {
		return null;
	}
	document.querySelectorAll("[data-demo]").forEach((element) => element.hidden = false);
	raiseForm.addEventListener("submit", (event) => submitted(event, raise));
	form.addEventListener("submit", (event) => submitted(event,
		() => write(event.submitter.id === "payer-continue" ? "continue" : "messages")));
	document.getElementById("payer-new").addEventListener("click", () => play(null));
	play(null);
	return demo;
}

export function offer(options) {
	merchant.replaceChildren(...options);
	[merchant, ...merchant.labels].forEach((element) => element.hidden = options.length < 2);
}

export function isPlaying(ids) {
	return id !== null && (ids.size === 0 || ids.has(id));
}

export async function refresh() {
	const mine = id;
	const view = await call("GET", "demo/complaints/" + mine).catch(() => null);
	if (!view || mine !== id) {
		return;
	}
	const done = view.state === "PROCESSED";
	status.textContent = text(view.state);
	document.getElementById("payer-continue").hidden = !done;
	document.getElementById("payer-send").hidden = done;
	const more = view.history.slice(chat.childElementCount);
	more.forEach((entry) => chat.append(said(entry)));
	if (more.length) {
		chat.scrollTop = chat.scrollHeight;
	}
}

function submitted(event, action) {
	event.preventDefault();
	during(buttons, place, action);
}

async function raise() {
	const raised = await call("POST", "demo/complaints", {
		detail: raiseDetail.value,
		phone: document.getElementById("raise-phone").value || null,
		image: document.getElementById("raise-image").checked,
		mchid: merchant.value || null
	});
	play(raised.complaintId);
	await refresh();
}

async function write(path) {
	await call("POST", `demo/complaints/${id}/${path}`, { detail: detail.value, image: false });
	detail.value = "";
	await refresh();
}

function play(complaintId) {
	id = complaintId;
	chat.replaceChildren();
	status.textContent = "";
	raiseForm.hidden = id !== null;
	chat.hidden = form.hidden = id === null;
	raiseDetail.value = text("raiseExample");
}

function said(entry) {
	const who = entry.type.endsWith("_SYSTEM_MESSAGE") ? "system" : (entry.type.startsWith("USER") ? "payer" : "merchantSays");
	const li = item("entry", {
		who: text(who === "payer" ? "you" : who),
		time: formatTime(entry.time),
		said: entry.text
	}, who);
	for (let number = 0; number < entry.images; number++) {
		const image = document.createElement("img");
		image.alt = text("image");
		image.width = 160;
		image.height = 120;
		image.src = `demo/complaints/${id}/images/${entry.logId}/${number}`;
		li.querySelector(".pictures").append(image);
	}
	return li;
}
