// A recording of the own answer: made, heard and deleted on this device, and never sent.
import { drop, keep, kept } from "./device.js";

const played = (sound, blob) => {
  sound.src = URL.createObjectURL(blob);
  sound.hidden = false;
};

const box = document.querySelector("[data-recorder]");
if (box && window.MediaRecorder && navigator.mediaDevices) {
  const key = `voice ${document.querySelector("[data-own]").dataset.own}`;
  const [record, erase] = [box.querySelector("[data-record]"), box.querySelector("[data-delete]")];
  const [sound, said] = [box.querySelector("audio"), box.querySelector("[data-said]")];
  const start = record.textContent;
  let recorder = null;

  const finish = async (pieces, stream) => {
    for (const track of stream.getTracks()) track.stop();
    record.textContent = start;
    recorder = null;
    const blob = new Blob(pieces, { type: pieces[0] ? pieces[0].type : "audio/webm" });
    played(sound, blob);
    erase.hidden = false;
    try {
      await keep(key, blob);
      said.textContent = said.dataset.kept;
    } catch {
      said.textContent = said.dataset.full;
    }
  };
  record.addEventListener("click", async () => {
    if (recorder) return recorder.stop();
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      said.textContent = said.dataset.refused;
      return undefined;
    }
    const pieces = [];
    recorder = new MediaRecorder(stream);
    recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    recorder.addEventListener("stop", () => finish(pieces, stream));
    recorder.start();
    record.textContent = record.dataset.stop;
    said.textContent = said.dataset.on;
    return undefined;
  });
  erase.addEventListener("click", async () => {
    await drop(key);
    sound.hidden = erase.hidden = true;
    said.textContent = "";
  });
  box.hidden = false;
  for (const words of document.querySelectorAll("[data-unscripted]")) words.hidden = true;
}

// Beside the marks: what was recorded here.
const mine = document.querySelector("[data-attempt]");
const heard = mine && mine.querySelector("[data-heard]");
if (heard) {
  const key = `voice ${mine.dataset.attempt}`;
  kept(key).catch(() => null).then((blob) => {
    if (!blob) return;
    played(heard.querySelector("audio"), blob);
    heard.hidden = false;
  });
  heard.querySelector("[data-delete]").addEventListener("click", async () => {
    await drop(key);
    heard.hidden = true;
  });
}
