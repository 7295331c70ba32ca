/** The start of the application: ties it together, shows it, keeps its shell for when there is no network. */
import { mount } from "svelte";
import { tieTogether } from "./arrival";
import { version } from "./session/version.svelte";
import App from "./views/App.svelte";

tieTogether();
mount(App, { target: document.getElementById("app") ?? document.body });
if (import.meta.env.PROD) version.start();
