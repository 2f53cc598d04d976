import { fill } from "./template.js";
import { text } from "./texts.js";

class Refusal extends Error {

	constructor(problem) {
		super(problem.detail ?? problem.title ?? problem.error);
		this.problem = problem;
	}

}

export async function call(method, path, body) {
	const headers = body ? { "Content-Type": "application/json" } : {};
	let response;
	let content;
	try {
		response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
		content = await response.text();
	}
	catch {
		throw new Refusal({ detail: text("unreachable") });
	}
	if (!response.ok) {
		throw new Refusal({ status: response.status, ...parse(content) });
	}
	return parse(content);
}

// a proxy in between may answer with something else
function parse(content) {
	try {
		return JSON.parse(content);
	}
	catch {
		return null;
	}
}

export function report(failure, place) {
	if (!(failure instanceof Refusal)) {
		throw failure;
	}
	place.replaceChildren(fill("problem", { ...failure.problem, detail: failure.message }));
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
		report(failure, place);
	}
	finally {
		buttons.forEach((button) => button.ariaDisabled = "false");
	}
}
