// Assigning the address of a link within SVG does nothing instead of throwing (`render/frame/instant_navigation.py`).
((own) => own && !own.set && Object.defineProperty(SVGAElement.prototype, "href", { ...own, set() {} }))(
  Object.getOwnPropertyDescriptor(SVGAElement.prototype, "href"),
);
