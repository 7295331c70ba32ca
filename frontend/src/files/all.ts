/** All that handles files, fetched together with the first file that is sent or seen. */
export { default as AddMenu } from "./AddMenu.svelte";
export { default as Attachments } from "./Attachments.svelte";
export { composing } from "./composing.svelte";
export { default as PendingFiles } from "./PendingFiles.svelte";
export { default as Tray } from "./Tray.svelte";
export { uploads } from "./uploads.svelte";
