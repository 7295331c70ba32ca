import { language } from "../i18n";

export type FilesModule = typeof import("./all");

/** What handles files, with its words. */
export const fetchFiles = (): Promise<FilesModule> => language.whole().then(() => import("./all"));
