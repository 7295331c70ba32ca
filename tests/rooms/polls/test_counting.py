"""Counting: the run-off by hand, and against a plain recount of random ballots."""

from hypothesis import given
from hypothesis import strategies as some

from rooms.polls.counting import counts_of, outcome_of, run_off, with_ballot, written


def test_the_favourite_of_most_wins_at_once_with_more_than_half() -> None:
    outcome = run_off({"1,2": 3, "2": 2}, ["1", "2"])
    assert outcome.winners == ["1"] and len(outcome.rounds) == 1
    assert outcome.rounds[0].counts == {"1": 3, "2": 2} and outcome.rounds[0].out is None


def test_whoever_has_the_fewest_goes_and_their_ballots_pass_on() -> None:
    # Nantes leads at first; whoever loved Vannes best prefers Brest to it.
    outcome = run_off({"1": 4, "2,1": 3, "3,2": 2}, ["1", "2", "3"])
    first, second = outcome.rounds
    assert (first.counts, first.out, first.why) == ({"1": 4, "2": 3, "3": 2}, "3", "fewest")
    assert (second.counts, second.spent, outcome.winners) == ({"1": 4, "2": 5}, 0, ["2"])


def test_ballots_that_name_nobody_who_is_left_are_spent() -> None:
    outcome = run_off({"1": 3, "2": 2, "3": 1}, ["1", "2", "3"])
    assert outcome.rounds[1].spent == 1 and outcome.winners == ["1"]


def test_of_two_with_equally_few_the_one_that_had_fewer_before_goes() -> None:
    outcome = run_off({"1": 5, "2": 3, "3": 2, "4,3": 1}, ["1", "2", "3", "4"])
    assert [one.out for one in outcome.rounds] == ["4", "3", None]
    assert outcome.rounds[1].counts == {"1": 5, "2": 3, "3": 3}
    assert outcome.rounds[1].why == "earlier"


def test_equal_in_every_round_the_one_proposed_last_goes() -> None:
    outcome = run_off({"1": 2, "2": 1, "3": 1}, ["1", "2", "3"])
    assert (outcome.rounds[0].out, outcome.rounds[0].why) == ("3", "last")


def test_three_that_are_equal_at_first_are_told_apart_by_what_people_like_next() -> None:
    assert run_off({"1,2": 1, "2": 1, "3,2": 1}, ["1", "2", "3"]).winners == ["2"]


def test_the_last_two_have_won_together_when_nothing_tells_them_apart() -> None:
    assert run_off({"1": 2, "2": 2}, ["1", "2"]).winners == ["1", "2"]
    assert run_off({}, ["1", "2"]).winners == []
    assert outcome_of({"1": 2, "2,3": 2}, ["1", "2", "3"], ranked=False).winners == ["1", "2", "3"]


def test_a_ballot_is_the_same_however_it_is_ordered_unless_order_is_what_it_says() -> None:
    assert written([3, 1], ranked=False) == "1,3" and written([3, 1], ranked=True) == "3,1"
    tally = with_ballot(with_ballot({}, "2"), "1")
    assert list(tally) == ["1", "2"] and with_ballot(tally, "1", -1) == {"2": 1}


ballots = some.lists(
    some.permutations(["1", "2", "3", "4"]).flatmap(
        lambda order: some.integers(1, 4).map(lambda length: order[:length])
    ),
    max_size=40,
)


@given(ballots)
def test_a_run_off_ends_loses_no_ballot_and_never_elects_who_is_beaten_by_most(
    cast: list[list[str]],
) -> None:
    tally: dict[str, int] = {}
    for ballot in cast:
        tally = with_ballot(tally, ",".join(ballot))
    outcome = run_off(tally, ["1", "2", "3", "4"])
    assert 1 <= len(outcome.rounds) <= 4
    for one in outcome.rounds:
        assert sum(one.counts.values()) + one.spent == len(cast)
    assert bool(outcome.winners) is bool(cast)
    last = outcome.rounds[-1].counts
    assert all(last[option] == max(last.values()) for option in outcome.winners)
    favourites = counts_of(tally, ["1", "2", "3", "4"], ranked=True)
    for option, count in favourites.items():
        if count * 2 > len(cast):
            assert outcome.winners == [option]
