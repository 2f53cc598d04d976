import { call, during, report } from "./api.js";
import { ask } from "./confirm.js";
import { logged } from "./complaint.js";
import { loadTemplates } from "./respond.js";
import { item } from "./template.js";
import { choose, language, LANGUAGES, text } from "./texts.js";

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
const templates = document.getElementById("templates");
const templatesPlace = document.getElementById("templates-problem");
const newTemplate = document.getElementById("new-template");
const log = document.getElementById("log");
let edited = false;
let changes = 0;
// that there is none to look at: a mistake of the last operation says so until the next one
let failedLook = false;

export function start(suggestion) {
	input.value = suggestion ?? "";
	input.addEventListener("input", () => edited = true);
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		submit(event.submitter.id);
	});
	newTemplate.addEventListener("submit", (event) => {
		event.preventDefault();
		during([document.getElementById("add-template")], templatesPlace, addTemplate);
	});
	const select = document.getElementById("language");
	Object.entries(LANGUAGES).forEach(([code, name]) => select.add(new Option(name, code, false, code === language)));
	select.addEventListener("change", () => choose(select.value));
	// it may have been changed elsewhere meanwhile
	window.addEventListener("focus", () => document.body.dataset.view === "settings" && refresh());
}

// leaves the buttons alone, as the click that brought the focus may be on one of them
export async function refresh() {
	showTemplates();
	showLog();
	const before = changes;
	try {
		const current = await query();
		if (before === changes) {
			forgetFailedLook();
			show(current);
		}
	}
	catch (failure) {
		if (before === changes) {
			failedLook = true;
			report(failure, place, refresh);
			show();
		}
	}
}

function forgetFailedLook() {
	if (failedLook) {
		failedLook = false;
		place.replaceChildren();
	}
}

async function submit(operation) {
	if (operation === "remove" && await ask(text("removeQuestion"), text("remove")) === null) {
		return;
	}
	failedLook = false;
	during(buttons, place, () => run(OPERATIONS[operation]));
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
		showLog();
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

async function addTemplate() {
	const [name, content] = newTemplate.querySelectorAll("input, textarea");
	await call("POST", "api/templates", { name: name.value, content: content.value });
	newTemplate.reset();
	await Promise.all([showTemplates(), loadTemplates()]);
}

async function showTemplates() {
	try {
		const offered = await call("GET", "api/templates");
		templates.replaceChildren(...offered.map(templateItem));
	}
	catch (failure) {
		report(failure, templatesPlace, showTemplates);
	}
}

function templateItem(template) {
	const li = document.createElement("li");
	const words = document.createElement("span");
	const remove = document.createElement("button");
	words.textContent = `${template.name}: ${template.content}`;
	remove.type = "button";
	remove.textContent = text("remove");
	remove.ariaLabel = text("removeTemplate").replace("{}", template.name);
	remove.addEventListener("click", () => during([remove], templatesPlace, async () => {
		await call("DELETE", "api/templates/" + template.id);
		await Promise.all([showTemplates(), loadTemplates()]);
	}));
	li.append(words, remove);
	return li;
}

async function showLog() {
	const entries = await call("GET", "api/audit").catch(() => []);
	log.replaceChildren(...entries.map((entry) => item("logged", logged(entry))));
}
