import { language, text } from "./texts.js";

const MINUTE = 60_000;

const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const minutes = unit("minute");
const hours = unit("hour");
const days = unit("day");

function unit(name) {
	return new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: 0 });
}

export function formatTime(value) {
	return value && time.format(new Date(value));
}

// amounts come in the smallest unit of their currency
export function formatAmount(amount, currency) {
	if (amount === null || amount === undefined) {
		return null;
	}
	try {
		const format = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "code" });
		return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
	}
	catch {
		return `${amount} ${currency}`;
	}
}

export function isOverdue(complaint) {
	return complaint.complaintState !== "PROCESSED"
		&& (complaint.isOverdue === true || (complaint.dueAt && Date.parse(complaint.dueAt) < Date.now()));
}

// shows the time that is left, and keeps the place where there is none
export function countDown(element, complaint) {
	element.dataset.urgency = urgency(complaint);
	element.textContent = remaining(complaint);
	element.title = complaint.dueAt ? formatTime(complaint.dueAt) : "";
}

function urgency(complaint) {
	if (isOverdue(complaint)) {
		return "overdue";
	}
	return (complaint.dueAt && Date.parse(complaint.dueAt) - Date.now() < 4 * 60 * MINUTE) ? "soon" : "later";
}

function remaining(complaint) {
	if (!complaint.dueAt) {
		return isOverdue(complaint) ? text("overdue") : "";
	}
	const left = Date.parse(complaint.dueAt) - Date.now();
	return text((left < 0) ? "overdueBy" : "left").replace("{}", duration(Math.abs(left) / MINUTE));
}

function duration(total) {
	if (total >= 48 * 60) {
		return days.format(Math.floor(total / (24 * 60)));
	}
	return hours.format(Math.floor(total / 60)) + " " + minutes.format(Math.floor(total % 60));
}
