import * as complaints from "./complaints.js";
import * as demo from "./demo.js";
import * as registration from "./registration.js";
import { language, text, translate } from "./texts.js";

document.documentElement.lang = language;
document.title = text("title");
translate(document);
complaints.tell("connecting");
complaints.start();
demo.find().then((found) => registration.start(found?.url));
