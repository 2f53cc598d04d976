import { call, during, report } from "./api.js";
import { countDown, formatAmount, formatTime } from "./format.js";
import { fill, item } from "./template.js";
import { text } from "./texts.js";
import * as respond from "./respond.js";

const shown = document.getElementById("shown");
const nothing = document.getElementById("nothing");
const title = document.getElementById("complaint-title");
const state = document.getElementById("state");
const due = document.getElementById("due");
const body = document.getElementById("body");
const facts = document.getElementById("facts");
const conversation = document.getElementById("conversation");
const audit = document.querySelector("#audit ol");
const place = document.getElementById("complaint-problem");
const EDGE = 40;
let id = null;
let complaint = null;

export function start() {
	respond.start(refresh);
	setInterval(() => complaint && countDown(due, complaint), 15_000);
}

export function open(wanted, known) {
	if (wanted === id) {
		return;
	}
	id = wanted;
	complaint = null;
	nothing.hidden = id !== null;
	shown.hidden = id === null;
	[facts, conversation, audit, place].forEach((element) => element.replaceChildren());
	if (id !== null) {
		head(known ?? { complaintId: id });
		respond.open(id);
		title.focus({ preventScroll: true });
		refresh();
	}
}

export function isOpen(ids) {
	return id !== null && (ids.size === 0 || ids.has(id));
}

export async function refresh() {
	const mine = id;
	const path = "api/complaints/" + encodeURIComponent(mine);
	try {
		const [current, history, log] = await Promise.all([
			call("GET", path),
			call("GET", path + "/history"),
			call("GET", "api/audit?complaintId=" + encodeURIComponent(mine))
		]);
		if (mine !== id) {
			return;
		}
		place.replaceChildren();
		const newer = !complaint;
		complaint = current;
		head(complaint);
		if (newer) {
			showFacts();
		}
		converse(history);
		audit.replaceChildren(...log.map((entry) => item("logged", logged(entry))));
		respond.show(complaint);
	}
	catch (failure) {
		if (mine === id) {
			report(failure, place, refresh);
		}
	}
}

export function logged(entry) {
	return {
		...entry,
		time: formatTime(entry.doneAt),
		action: text(entry.action) ?? entry.action,
		outcome: (entry.outcome === "DONE") ? null : [entry.outcome, entry.requestId].filter(Boolean).join(" · ")
	};
}

function head(known) {
	title.textContent = known.problemDescription ?? known.complaintId;
	state.dataset.state = known.complaintState ?? "";
	state.textContent = text(known.complaintState) ?? known.complaintState ?? "…";
	countDown(due, known);
}

function showFacts() {
	const order = complaint.complaintOrderInfo[0] ?? {};
	const rows = [
		["complaintId", complaint.complaintId],
		["raised", formatTime(complaint.complaintTime)],
		["merchant", complaint.complaintedMchid],
		["translation", complaint.complaintDetailTrans],
		["transaction", order.transactionId],
		["order", order.outTradeNo],
		["paid", formatAmount(order.payerAmount, order.payerCurrency) ?? formatAmount(order.amount, "CNY")],
		["refunded", order.payerRefundedAmount ? formatAmount(order.payerRefundedAmount, order.payerCurrency) : null],
		["settled", formatAmount(order.settlementAmount, order.settlementCurrency)],
		["wanted", formatAmount(complaint.applyRefundAmount, "CNY")],
		["times", (complaint.userComplaintTimes > 1) ? String(complaint.userComplaintTimes) : null]
	];
	facts.replaceChildren(...rows.filter(([, value]) => value)
		.map(([name, value]) => fill("fact", { name: text(name), value })));
	if (complaint.payerPhone) {
		facts.append(fill("fact", { name: text("phone"), value: " " }));
		facts.lastElementChild.querySelector("dd").replaceChildren(phoneButton());
	}
}

// never without being asked for, as it is noted who saw it
function phoneButton() {
	const asked = id;
	const button = document.createElement("button");
	button.id = "show-phone";
	button.type = "button";
	button.textContent = text("showPhone");
	button.addEventListener("click", () => during([button], place, async () => {
		const { phone } = await call("GET", `api/complaints/${encodeURIComponent(asked)}/phone`);
		const link = document.createElement("a");
		link.id = "phone-number";
		link.href = "tel:" + phone;
		link.textContent = phone ?? "";
		button.replaceWith(link);
		link.focus();
	}));
	return button;
}

// what has been said does not change, so only what is new is added
function converse(history) {
	const atEnd = body.scrollHeight - body.scrollTop - body.clientHeight < EDGE;
	const first = conversation.childElementCount === 0;
	history.slice(conversation.childElementCount).forEach((entry) => conversation.append(said(entry)));
	if (atEnd && !first) {
		body.scrollTop = body.scrollHeight;
	}
}

function said(entry) {
	const who = speaker(entry.operateType);
	const li = item("entry", {
		who: text(who),
		what: text(entry.operateType) ?? entry.operateType,
		time: formatTime(entry.operateTime),
		said: entry.operateDetails
	}, who);
	li.querySelector("time")?.setAttribute("datetime", entry.operateTime);
	const pictures = li.querySelector(".pictures");
	const media = entry.complaintMediaList.flatMap((one) => one.mediaUrl);
	// those of the merchant may be in both lists
	pictures.append(...(media.length ? media.map(picture) : entry.imageList.map(link)));
	return li;
}

function speaker(type) {
	if (type.endsWith("_SYSTEM_MESSAGE")) {
		return "system";
	}
	return { USER: "payer", MERCHANT: "merchantSays", PLATFORM: "platform" }[type.split("_")[0]] ?? "system";
}

// its address is good for one reading, but the same for a repetition
function picture(url) {
	const image = document.createElement("img");
	const address = `api/complaints/${encodeURIComponent(id)}/images?url=${encodeURIComponent(url)}`;
	image.alt = text("image");
	image.width = 160;
	image.height = 120;
	image.src = address;
	image.addEventListener("error", () => {
		const again = document.createElement("button");
		again.type = "button";
		again.className = "again";
		again.textContent = text("imageFailed");
		again.addEventListener("click", () => again.replaceWith(picture(url)));
		image.replaceWith(again);
	});
	return image;
}

// an ordinary address of another host, which is good for an hour
function link(url) {
	const anchor = document.createElement("a");
	if (/^https?:/.test(url)) {
		anchor.href = url;
	}
	anchor.target = "_blank";
	anchor.rel = "noopener noreferrer";
	anchor.textContent = text("openImage");
	return anchor;
}
