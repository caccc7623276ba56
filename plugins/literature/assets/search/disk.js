// What scripts would fetch, for a site that is opened from disk: packs of it, which are scripts (`build/disk_packs.py`).

import { keeping, unpacked } from "../fetching.js";

const FOLDER = new URL("../disk/", import.meta.url);
const ROOT = new URL("../../../", import.meta.url);

/** The pack of this name: its tables by name, gzipped and in base64. Each pack puts itself into `literaturePacks`. */
const pack = keeping(
  (name) =>
    new Promise((resolve, reject) => {
      window.literaturePacks ??= {};
      const script = document.createElement("script");
      script.onload = () => resolve(window.literaturePacks[name]);
      script.onerror = () => reject(new Error(script.src));
      script.src = new URL(`${name}.js`, FOLDER).href;
      document.head.append(script);
    }),
);

/** What scripts look for on pages, by file. */
const openPages = keeping(async (name) => unpacked(bytesOf((await pack(name))[name])));

/** The bytes of a table of the search; tables whose names differ in what follows a hyphen share a pack. */
export async function tableCalled(name) {
  const found = (await pack(name.split("-")[0]))[name];
  if (found === undefined) throw new Error(name);
  return bytesOf(found);
}

/** The HTML of what scripts look for on a page; null where there is none. */
export async function partsOf(url) {
  const { pathname } = new URL(url);
  const file = decodeURIComponent(pathname.slice(ROOT.pathname.length)).replace(/(^|\/)$/, "$1index.html");
  return (await openPages("pages"))[file] ?? null;
}

const bytesOf = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
