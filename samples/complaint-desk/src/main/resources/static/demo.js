import { call, during } from "./api.js";

const section = document.getElementById("demo");
const button = document.getElementById("raise");
const place = document.getElementById("complaints-problem");

// only in the demo there is something to find
export async function find() {
	try {
		const demo = await call("GET", "demo");
		button.addEventListener("click", () => during([button], place, () => call("POST", "demo/complaints")));
		section.hidden = false;
		return demo;
	}
	catch {
		return null;
	}
}
