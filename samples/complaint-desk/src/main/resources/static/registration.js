import { call, during, report } from "./api.js";
import { text } from "./texts.js";

const OPERATIONS = {
	register: (url) => call("PUT", "notification-url/registration", { url }),
	change: (url) => call("PUT", "notification-url", { url }),
	remove: () => call("DELETE", "notification-url")
};

const form = document.getElementById("registration");
const input = document.getElementById("url");
const registered = document.getElementById("registered");
const place = document.getElementById("registration-problem");
const buttons = [...form.querySelectorAll("button")];
let edited = false;
let changes = 0;

export function start(suggestion) {
	input.value = suggestion ?? "";
	input.addEventListener("input", () => edited = true);
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		during(buttons, place, () => run(OPERATIONS[event.submitter.id]));
	});
	// it may have been changed elsewhere meanwhile
	window.addEventListener("focus", refresh);
	refresh();
}

// leaves the buttons alone, as the click that brought the focus may be on one of them
async function refresh() {
	const before = changes;
	let current;
	try {
		current = await query();
	}
	catch (failure) {
		report(failure, place);
	}
	if (before === changes) {
		show(current);
	}
}

async function run(operation) {
	changes++;
	try {
		const current = await operation(input.value.trim());
		edited = false;
		show(current);
	}
	catch (failure) {
		edited = true;
		// a call that failed may have taken effect all the same
		await query().then(show, () => show());
		throw failure;
	}
	finally {
		changes++;
	}
}

async function query() {
	try {
		return await call("GET", "notification-url");
	}
	catch (failure) {
		if (failure.problem?.status === 404) {
			return null;
		}
		throw failure;
	}
}

function show(current) {
	registered.textContent = (current) ? current.url : text((current === null) ? "noneRegistered" : "unknown");
	registered.dataset.registered = Boolean(current);
	if (current && !edited) {
		input.value = current.url;
	}
}
