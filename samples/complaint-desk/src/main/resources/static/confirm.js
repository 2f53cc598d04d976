const dialog = document.getElementById("confirm");
const question = document.getElementById("confirm-question");
const yes = document.getElementById("confirm-yes");
const reason = document.getElementById("reason");
const reasonPlace = document.getElementById("confirm-reason");

// gives the reason, an empty one where none is asked for, and null for no
export function ask(text, verb, needsReason = false) {
	question.textContent = text;
	yes.textContent = verb;
	reasonPlace.hidden = !needsReason;
	reason.required = needsReason;
	reason.value = "";
	dialog.returnValue = "no";
	dialog.showModal();
	return new Promise((resolve) => dialog.addEventListener("close",
		() => resolve((dialog.returnValue === "yes") ? reason.value.trim() : null), { once: true }));
}
