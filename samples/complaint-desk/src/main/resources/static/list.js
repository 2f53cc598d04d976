import { call, exchange, report } from "./api.js";
import { countDown, formatAmount } from "./format.js";
import { item } from "./template.js";
import { text } from "./texts.js";

const PAGE = 50;
const AROUND = 5;
const IDLE = 80;

const viewport = document.getElementById("viewport");
const rows = document.getElementById("rows");
const found = document.getElementById("found");
const place = document.getElementById("list-problem");
const merchants = document.getElementById("mchid");
const counts = [...document.querySelectorAll("#counts button")];
const filter = { state: "", overdue: "", waiting: "", mchid: "", q: "" };
const shown = new Map();
let pages = new Map();
let total = 0;
let height = 0;
let generation = 0;
let latest = null;
let current = null;
let idle = 0;

// only the rows that can be seen exist, so that ten thousand are as quick as ten
export function start() {
	height = parseFloat(getComputedStyle(rows).getPropertyValue("--row"))
		* parseFloat(getComputedStyle(document.documentElement).fontSize);
	viewport.addEventListener("scroll", () => {
		render();
		clearTimeout(idle);
		idle = setTimeout(loadMissing, IDLE);
	}, { passive: true });
	viewport.addEventListener("keydown", step);
	new ResizeObserver(() => { render(); loadMissing(); }).observe(viewport);
	counts.forEach((button) => button.addEventListener("click", () => toggle(button)));
	merchants.addEventListener("change", () => change("mchid", merchants.value));
	const q = document.getElementById("q");
	let typing = 0;
	q.addEventListener("input", () => {
		clearTimeout(typing);
		typing = setTimeout(() => change("q", q.value.trim()), 200);
	});
	setInterval(tick, 15_000);
}

export function select(id) {
	current = id;
	shown.forEach((row) => mark(row));
}

// what is shown stays until there is something to show in its place
export function refresh() {
	return latest = update(++generation);
}

async function update(mine) {
	try {
		const [numbers, ...loaded] = await Promise.all([call("GET", "api/complaints/counts"), ...visiblePages().map(load)]);
		if (mine !== generation) {
			return latest;
		}
		place.replaceChildren();
		showCounts(numbers);
		const anchor = anchored();
		pages = new Map(loaded.map((page) => [page.number, page.complaints]));
		resize(Math.max(...loaded.map((page) => page.total)));
		anchor?.();
		render();
		loadMissing();
	}
	catch (failure) {
		report(failure, place, refresh);
	}
	finally {
		viewport.ariaBusy = "false";
	}
}

export function find(id) {
	return [...pages.values()].flat().find((complaint) => complaint.complaintId === id);
}

function toggle(button) {
	change(button.dataset.filter, (filter[button.dataset.filter] === button.dataset.value) ? "" : button.dataset.value);
}

function change(name, value) {
	filter[name] = value;
	counts.forEach((button) => button.ariaPressed = String(filter[button.dataset.filter] === button.dataset.value));
	viewport.scrollTop = 0;
	return refresh();
}

async function load(number) {
	const query = new URLSearchParams({ offset: number * PAGE, limit: PAGE });
	Object.entries(filter).filter(([, value]) => value).forEach(([name, value]) => query.set(name, value));
	const { content, headers } = await exchange("GET", "api/complaints?" + query);
	return { number, complaints: content, total: Number(headers.get("X-Total-Count")) };
}

async function loadMissing() {
	const mine = generation;
	for (const number of visiblePages().filter((page) => !pages.has(page) && page * PAGE < total)) {
		try {
			const page = await load(number);
			if (mine !== generation) {
				return;
			}
			pages.set(number, page.complaints);
			render();
		}
		catch (failure) {
			report(failure, place, refresh);
			return;
		}
	}
}

function visible() {
	const first = Math.max(0, Math.floor(viewport.scrollTop / height) - AROUND);
	return [first, Math.max(first + 1, Math.ceil((viewport.scrollTop + viewport.clientHeight) / height) + AROUND)];
}

function visiblePages() {
	const [first, end] = visible();
	const numbers = [];
	for (let number = Math.floor(first / PAGE); number <= Math.floor((end - 1) / PAGE); number++) {
		numbers.push(number);
	}
	return numbers;
}

// whoever reads or points at a row finds it where it was
function anchored() {
	const index = Math.ceil(viewport.scrollTop / height);
	const anchor = at(index);
	const busy = viewport.scrollTop > 0 || viewport.matches(":hover, :focus-within");
	if (!anchor || !busy) {
		return null;
	}
	return () => {
		for (const [number, complaints] of pages) {
			const position = complaints.findIndex((complaint) => complaint.complaintId === anchor.complaintId);
			if (position >= 0) {
				viewport.scrollTop += (number * PAGE + position - index) * height;
			}
		}
	};
}

function at(index) {
	return pages.get(Math.floor(index / PAGE))?.[index % PAGE];
}

function resize(count) {
	total = count;
	rows.style.height = `${total * height}px`;
	found.textContent = text("found").replace("{}", total.toLocaleString());
}

function render() {
	const [first, last] = visible();
	const end = Math.min(last, total);
	for (const [index, row] of shown) {
		if (index < first || index >= end) {
			row.remove();
			shown.delete(index);
		}
	}
	for (let index = first; index < end; index++) {
		show(index, at(index));
	}
}

function show(index, complaint) {
	const before = shown.get(index);
	const state = complaint ? JSON.stringify(complaint) : "";
	if (before?.dataset.state === state) {
		return;
	}
	const row = complaint ? filled(complaint) : document.createElement("li");
	row.dataset.state = state;
	row.dataset.index = index;
	row.ariaSetSize = total;
	row.ariaPosInSet = index + 1;
	row.style.transform = `translateY(${index * height}px)`;
	const focused = before?.contains(document.activeElement);
	insert(row, before, index);
	shown.set(index, row);
	mark(row);
	if (focused) {
		row.querySelector("a")?.focus({ preventScroll: true });
	}
}

// in the order of the list, for those who hear the page
function insert(row, before, index) {
	if (before) {
		before.replaceWith(row);
		return;
	}
	const next = [...shown.keys()].filter((other) => other > index).sort((a, b) => a - b)[0];
	rows.insertBefore(row, (next === undefined) ? null : shown.get(next));
}

function filled(complaint) {
	const row = item("row", {
		title: complaint.problemDescription ?? complaint.complaintId,
		complaintDetail: complaint.complaintDetail,
		amount: formatAmount(complaint.amount, complaint.currency)
	});
	row.complaint = complaint;
	row.querySelector("a").href = "#/complaints/" + encodeURIComponent(complaint.complaintId);
	const chip = row.querySelector(".chip");
	chip.dataset.state = complaint.complaintState;
	chip.textContent = text(complaint.complaintState) ?? complaint.complaintState;
	row.classList.toggle("waiting", complaint.waiting);
	countDown(row.querySelector(".due"), complaint);
	return row;
}

function mark(row) {
	const link = row.querySelector("a");
	if (link) {
		link.ariaCurrent = String(row.complaint.complaintId === current);
	}
}

function tick() {
	shown.forEach((row) => row.complaint && countDown(row.querySelector(".due"), row.complaint));
}

function step(event) {
	const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	const index = Number(event.target.closest("li")?.dataset.index) + by;
	if (!by || !(index >= 0 && index < total)) {
		return;
	}
	event.preventDefault();
	const top = index * height;
	viewport.scrollTop = Math.min(top, Math.max(viewport.scrollTop, top + height - viewport.clientHeight));
	render();
	shown.get(index)?.querySelector("a")?.focus({ preventScroll: true });
}

function showCounts(numbers) {
	const names = { PENDING: "pending", PROCESSING: "processing", PROCESSED: "processed" };
	counts.forEach((button) => button.querySelector("b").textContent
		= numbers[names[button.dataset.value] ?? button.dataset.filter].toLocaleString());
	offer(numbers.merchants.map((mchid) => new Option(mchid, mchid)));
}

// the desk's own merchants, and those whom its complaints are about
export function offer(options) {
	const known = [...merchants.options].map((option) => option.value);
	options.filter((option) => !known.includes(option.value)).forEach((option) => merchants.add(option));
	merchants.hidden = merchants.options.length < 3;
}
