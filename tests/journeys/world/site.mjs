/** A community that ada, of the site's staff, does not belong to: bruno administers it. */
import { run } from "./server.mjs";

/** Its name sorts behind that of the community of the other journeys. */
export const ELSEWHERE = "Union des estuaires";

const MAKE = `
from chatcore.communities.actions.communities import create_community
from chatcore.communities.actions.members import begin_membership, leave_community
from chatcore.communities.models import Community
from chatcore.people.models import Person
ada, bruno = (Person.objects.get(email=f"{name}@rivages.example") for name in ("ada", "bruno"))
made = Community.objects.filter(name="${ELSEWHERE}").first()
if made is None:
    made = create_community(actor=ada, name="${ELSEWHERE}")
    begin_membership(actor=ada, community=made, person=bruno, role="administrator")
    leave_community(actor=ada, community_id=made.id)
print(made.id)
`;

export async function elsewhere() {
  const said = await run("shell", "-c", MAKE);
  return said.trim().split("\n").at(-1).trim();
}
