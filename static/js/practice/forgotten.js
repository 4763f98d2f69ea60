// All that was kept on this device goes with what was kept on the server: words, recordings, and answers that wait to
// be sent. offline.js sees to the copies of pages. Stands before outbox.js, which would send them first.
import { dropAll } from "./device.js";

dropAll();
for (const name of Object.keys(localStorage)) {
  const isOurs = name.startsWith("outbox:") && localStorage.getItem(name).includes('"url":"/practice/');
  if (isOurs) localStorage.removeItem(name);
}
