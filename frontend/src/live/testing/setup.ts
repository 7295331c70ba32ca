/** Before each test file: IndexedDB in memory, which the test environment lacks, and every text of the interface. */
import "fake-indexeddb/auto";
import { language } from "../../i18n";

await language.whole();
