// Brings the published scripts together. Their modules are published as classic scripts, for browsers run no modules from
// disk (`build/scripts.py`). This one stands first in `search/main.js`, which every page loads.

window.literature = (() => {
  const main = document.currentScript.src;
  const modules = {};
  const made = new Map(); // what fetched files do when all that they need is here
  const fetching = new Map();

  function fetched(file) {
    if (!fetching.has(file)) {
      const script = document.createElement("script");
      const arriving = new Promise((resolve, reject) => {
        script.onload = resolve;
        script.onerror = () => reject(new Error(script.src));
      });
      script.src = new URL(`${file}.js`, main).href;
      document.head.append(script);
      // The network may be back next time.
      fetching.set(file, arriving.catch((error) => (fetching.delete(file), Promise.reject(error))).finally(() => script.remove()));
    }
    return fetching.get(file);
  }

  /** A module, once these files are here: all are fetched at once, and run in this order. */
  async function load(name, files) {
    await Promise.all(files.map(fetched));
    for (const file of files) {
      const run = made.get(file);
      made.delete(file);
      run?.();
    }
    return modules[name];
  }

  /** Called by each script with what it does: at once, or with the name of a file that `load` fetches, when it is wanted. */
  return (make, file) => {
    const here = document.currentScript?.src;
    const run = () => make(modules, load, here);
    if (file) made.set(file, run);
    // Themes such as terminal and windmill load scripts in the head and leave out `defer`.
    else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run, { once: true });
    else run();
  };
})();
