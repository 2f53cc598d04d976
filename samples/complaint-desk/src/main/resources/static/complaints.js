import { call, report } from "./api.js";
import { fill } from "./template.js";
import { language, text } from "./texts.js";

const KEPT = 100;

const AGAIN_AFTER = 3000;

const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });
const list = document.getElementById("complaints");
const arrival = document.getElementById("arrival");
const connection = document.getElementById("connection");
const place = document.getElementById("complaints-problem");
const shown = new Map();
let loaded = Promise.resolve();

// what arrives while the list is loading waits, so that nothing is missed or out of order
export function start() {
	const stream = new EventSource("complaints/stream");
	stream.onopen = () => {
		tell("live");
		loaded = loaded.then(load);
	};
	stream.onmessage = (event) => loaded = loaded.then(() => arrive(JSON.parse(event.data)));
	stream.onerror = () => {
		tell("reconnecting");
		// the browser connects again by itself, unless it was refused
		if (stream.readyState === EventSource.CLOSED) {
			setTimeout(start, AGAIN_AFTER);
		}
	};
}

export function tell(state) {
	connection.dataset.state = state;
	connection.textContent = text(state);
}

async function load() {
	list.ariaBusy = "true";
	try {
		const latest = await call("GET", "complaints");
		place.replaceChildren();
		latest.reverse().forEach(add);
		document.getElementById("none").hidden = shown.size > 0;
	}
	catch (failure) {
		report(failure, place);
	}
	finally {
		list.ariaBusy = "false";
	}
}

function arrive(notification) {
	const item = add(notification);
	if (item) {
		item.classList.add("new");
		arrival.textContent = text("arrived") + describe(notification.actionType);
		document.getElementById("none").hidden = true;
	}
}

function add(notification) {
	if (shown.has(notification.id)) {
		return null;
	}
	const created = notification.createTime;
	list.prepend(fill("complaint", {
		...notification,
		action: describe(notification.actionType),
		createTime: created && time.format(new Date(created)),
		resource: pretty(notification.resource)
	}));
	const item = list.firstElementChild;
	item.querySelector("time")?.setAttribute("datetime", created);
	shown.set(notification.id, item);
	if (shown.size > KEPT) {
		const [oldest] = shown.keys();
		shown.get(oldest).remove();
		shown.delete(oldest);
	}
	return item;
}

function describe(actionType) {
	return text(actionType) ?? actionType;
}

function pretty(json) {
	try {
		return JSON.stringify(JSON.parse(json), null, 2);
	}
	catch {
		return json;
	}
}
