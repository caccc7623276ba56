// A request as an address that can be shared, and back.

import { facetRows } from "../vocabulary.js";

/** Names in addresses, by facet. */
const PARAMETERS = Object.fromEntries(facetRows.map(({ id, parameter }) => [id, parameter]));

export const emptyRequest = () => ({ text: "", isExact: false, without: [], chosen: {}, sort: "" });

/** The part of an address after `?`, without it; empty for a request that asks for nothing. */
export function toAddress(request) {
  const parameters = new URLSearchParams();
  if (request.text.trim()) parameters.set("q", request.text.trim());
  for (const [facet, values] of Object.entries(request.chosen)) {
    for (const value of values) parameters.append(PARAMETERS[facet], value);
  }
  if (request.sort) parameters.set("sort", request.sort);
  if (request.isExact) parameters.set("exact", "1");
  for (const name of request.without) parameters.append("without", name);
  return parameters.toString();
}

/** The request of an address; what it does not know is left out. */
export function fromAddress(search) {
  const parameters = new URLSearchParams(search);
  const request = emptyRequest();
  request.text = parameters.get("q") ?? "";
  for (const [facet, name] of Object.entries(PARAMETERS)) {
    const values = parameters.getAll(name).filter(Boolean);
    if (values.length) request.chosen[facet] = values;
  }
  const sort = parameters.get("sort") ?? "";
  request.sort = ["newest", "oldest", "author"].includes(sort) ? sort : "";
  request.isExact = parameters.get("exact") === "1";
  request.without = parameters.getAll("without");
  return request;
}
