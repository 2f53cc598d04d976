import { fill } from "./template.js";
import { text } from "./texts.js";

class Failure extends Error {

	constructor(problem) {
		super(problem.detail ?? problem.title ?? problem.error ?? String(problem.status));
		this.problem = problem;
	}

}

export function failure(detail) {
	return new Failure({ detail });
}

export async function call(method, path, body) {
	return (await exchange(method, path, body)).content;
}

export async function exchange(method, path, body) {
	const json = body !== undefined && !(body instanceof Blob);
	const headers = { Accept: "application/json" };
	if (body !== undefined) {
		headers["Content-Type"] = json ? "application/json" : "application/octet-stream";
	}
	let response;
	let content;
	try {
		response = await fetch(path, { method, headers, body: json ? JSON.stringify(body) : body });
		content = await response.text();
	}
	catch {
		throw new Failure({ detail: text("unreachable") });
	}
	if (response.status === 401) {
		location.assign("login");
	}
	if (!response.ok) {
		throw new Failure({ status: response.status, ...parse(content) });
	}
	return { content: parse(content), headers: response.headers };
}

// a proxy in between may respond with something else
function parse(content) {
	try {
		return JSON.parse(content);
	}
	catch {
		return null;
	}
}

export function report(failure, place, repeat) {
	if (!(failure instanceof Failure)) {
		throw failure;
	}
	place.replaceChildren(fill("problem", { ...failure.problem, detail: failure.message }));
	const button = place.querySelector(".repeat");
	if (repeat) {
		button.addEventListener("click", repeat);
	}
	else {
		button.remove();
	}
}

// a disabled button would lose the focus, so these only say that they are and do nothing
export async function during(buttons, place, action) {
	if (buttons.some((button) => button.ariaDisabled === "true")) {
		return;
	}
	buttons.forEach((button) => button.ariaDisabled = "true");
	place.replaceChildren();
	try {
		await action();
	}
	catch (failure) {
		report(failure, place, () => during(buttons, place, action));
	}
	finally {
		buttons.forEach((button) => button.ariaDisabled = "false");
	}
}
