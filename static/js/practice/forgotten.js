// All that was kept on this device goes with what was kept on the server.
import { dropAll } from "./device.js";

dropAll();
