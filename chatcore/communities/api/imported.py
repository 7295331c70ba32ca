"""What imports of people answer, line by line."""

from chatcore.communities.cards import ImportedCard, RefusedLineCard
from chatcore.communities.group_import_plan import Plan


def accepted_cards(plan: Plan) -> list[ImportedCard]:
    return [
        ImportedCard(
            line=step.line,
            person=str(step.person),
            name=step.name,
            status=step.status,
            before=step.before,
        )
        for step in plan.steps
    ]


def refused_cards(plan: Plan) -> list[RefusedLineCard]:
    return [
        RefusedLineCard(line=one.line, text=one.text, code=one.code, detail=str(one.detail))
        for one in plan.refused
    ]
