/** What is reported, decided and filtered, as the server says it. */
import type * as Rest from "../api/rest";

export type CaseCard = Rest.CaseCard;
export type OneCase = Rest.OneCaseCard;
export type CaseList = Rest.CaseList;
export type Decision = Rest.DecisionCard;
export type Evidence = Rest.EvidenceCard;
export type MyReport = Rest.MyReportCard;
export type Statement = Rest.StatementCard;
export type Reporting = Rest.Reporting;
export type FilterWord = Rest.FilterWordCard;
export type TimeOut = Rest.TimeOutCard;
export type Recent = Rest.RecentCard;
export type Held = Rest.HeldCard;
export type Avoided = Rest.AvoidedCard;
export type Distance = "ignored" | "blocked";
