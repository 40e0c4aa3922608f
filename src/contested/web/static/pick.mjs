export function picker(box) { box.remove(); }
