import { call } from "./api.js";
import * as complaint from "./complaint.js";
import * as list from "./list.js";
import * as live from "./live.js";
import * as payer from "./payer.js";
import * as settings from "./settings.js";
import { language, text, translate } from "./texts.js";

const arrival = document.getElementById("arrival");
let demo = null;

document.documentElement.lang = language;
document.title = text("title");
translate(document);
live.tell("connecting");
list.start();
window.addEventListener("hashchange", route);
start();

async function start() {
	const [desk, merchants, found] = await Promise.all([
		call("GET", "api/desk").catch(() => null),
		call("GET", "api/merchants").catch(() => []),
		payer.find()
	]);
	demo = found;
	document.getElementById("username").textContent = desk?.user ?? "";
	complaint.start();
	list.offer(merchants.map(option));
	payer.offer(merchants.map(option));
	settings.start(demo?.url);
	route();
	live.start(changed);
}

function option({ mchid, region }) {
	return new Option(`${text(region) ?? region} ${mchid}`, mchid);
}

async function changed(ids) {
	await list.refresh();
	announce(ids);
	if (complaint.isOpen(ids)) {
		complaint.refresh();
	}
	if (demo && payer.isPlaying(ids)) {
		payer.refresh();
	}
}

function announce(ids) {
	const known = [...ids].map(list.find).filter(Boolean).at(-1);
	if (!known) {
		return;
	}
	arrival.textContent = text("arrived") + known.complaintDetail;
	// the demo shows at once what the payer does
	if (demo && !location.hash) {
		location.hash = "#/complaints/" + encodeURIComponent(known.complaintId);
	}
}

function route() {
	const [, view, id] = location.hash.split("/");
	const name = { complaints: "complaint", settings: "settings", payer: "payer" }[view] ?? "list";
	document.body.dataset.view = name;
	const tab = (name === "complaint") ? "list" : name;
	document.querySelectorAll("nav a").forEach((link) => link.ariaCurrent = (link.dataset.view === tab) ? "page" : null);
	if (name === "settings") {
		settings.refresh();
	}
	if (name === "complaint" || name === "list") {
		const wanted = (name === "complaint") ? decodeURIComponent(id) : null;
		list.select(wanted);
		complaint.open(wanted, wanted && list.find(wanted));
	}
}
