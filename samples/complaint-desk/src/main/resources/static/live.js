import { text } from "./texts.js";

const AGAIN_AFTER = 3000;
const GATHERED = 150;
const EVERY = 60_000;

const connection = document.getElementById("connection");
let changed = new Set();
let timer = 0;

// many changes at once are told as one; no ids at all mean that anything may have changed
export function start(listener) {
	const tellAll = () => listener(new Set());
	connect(listener, tellAll);
	setInterval(tellAll, EVERY);
	window.addEventListener("focus", tellAll);
}

function connect(listener, tellAll) {
	const stream = new EventSource("api/changes");
	stream.onopen = () => {
		tell("live");
		tellAll();
	};
	stream.onmessage = (event) => {
		changed.add(event.data);
		timer ||= setTimeout(() => {
			const ids = changed;
			changed = new Set();
			timer = 0;
			listener(ids);
		}, GATHERED);
	};
	stream.onerror = () => {
		tell("reconnecting");
		// the browser connects again by itself, unless it was refused
		if (stream.readyState === EventSource.CLOSED) {
			setTimeout(() => connect(listener, tellAll), AGAIN_AFTER);
		}
	};
}

export function tell(state) {
	connection.dataset.state = state;
	connection.textContent = text(state);
}
