// Keeps the live part of the page up to date. Elements stay and only change where they differ, so that focus, selection
// and reading position are not lost.
"use strict";

const live = document.getElementById("live");
const connection = document.getElementById("connection");
const events = new EventSource("events");

function show(state, text) {
  connection.dataset.state = state;
  connection.textContent = text;
}

function update(html) {
  const next = document.createElement("template");
  next.innerHTML = html;
  const state = next.content.firstElementChild;
  mergeChildren(live, next.content);
  document.title = state.dataset.title;
}

function merge(current, next) {
  if (current.isEqualNode(next)) return;
  if (current.nodeType !== Node.ELEMENT_NODE) {
    current.nodeValue = next.nodeValue;
    return;
  }
  for (const { name } of [...current.attributes]) if (!next.hasAttribute(name)) current.removeAttribute(name);
  for (const { name, value } of next.attributes) if (current.getAttribute(name) !== value) current.setAttribute(name, value);
  mergeChildren(current, next);
}

function mergeChildren(current, next) {
  const wantedIds = new Set([...next.children].map(child => child.id));
  // What is gone goes first: an element that does not have to move keeps its focus.
  for (const child of [...current.children]) if (child.id && !wantedIds.has(child.id)) child.remove();

  const byId = new Map([...current.children].filter(child => child.id).map(child => [child.id, child]));
  let place = current.firstChild;
  for (const wanted of [...next.childNodes]) {
    const match = wanted.id ? byId.get(wanted.id) : isSameKind(place, wanted) ? place : null;
    const node = match ?? wanted;
    if (match) merge(match, wanted);
    if (node === place) place = place.nextSibling;
    else current.insertBefore(node, place);
  }
  while (place) {
    const rest = place.nextSibling;
    place.remove();
    place = rest;
  }
}

function isSameKind(current, next) {
  return current && !current.id && current.nodeType === next.nodeType && current.nodeName === next.nodeName;
}

events.addEventListener("open", () => show("live", "Live"));
events.addEventListener("error", () => show("broken", "Connection lost, trying again"));
events.addEventListener("live", event => update(event.data));

// The usual key for search, unless somebody is typing.
document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea")) return;
  event.preventDefault();
  document.getElementById("search").focus();
});
