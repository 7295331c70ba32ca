/** The three sizes of the application: phone (one column), tablet (rail in the sidebar, panel over), desktop (all at once). */
import { MediaQuery } from "svelte/reactivity";

const narrow = new MediaQuery("(max-width: 759px)");
const wide = new MediaQuery("(min-width: 1100px)");

export const viewport = {
  get phone(): boolean {
    return narrow.current;
  },
  get desktop(): boolean {
    return wide.current;
  },
};
