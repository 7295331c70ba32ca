/** Before each test file: IndexedDB in memory, which the test environment lacks. */
import "fake-indexeddb/auto";
