import { translate } from "./texts.js";

// what fills the fields comes from outside, so it is only ever text and never markup
export function fill(template, values) {
	const content = document.getElementById(template).content.cloneNode(true);
	translate(content);
	for (const element of content.querySelectorAll("[data-field]")) {
		const value = values[element.dataset.field];
		if (value === undefined || value === null || value === "") {
			(element.closest("dl > div") ?? element).remove();
		}
		else {
			element.textContent = value;
		}
	}
	return content;
}

export function item(template, values, className = "") {
	const li = document.createElement("li");
	li.className = className;
	li.append(fill(template, values));
	return li;
}
