import type { Failure } from '../../domain/failure.ts';

/** Every kind of failure that a code alone can tell. */
export type CodedKind = Exclude<
  Failure['kind'],
  | 'network'
  | 'timeout'
  | 'error-in-answer'
  | 'malformed-answer'
  | 'empty-answer'
  | 'invalid-answer'
  | 'parameter-refused'
>;

/**
 * What the codes of OpenRouter, OpenAI, Azure, Google, LiteLLM, llama.cpp and others mean. Whoever adds one here
 * has seen it on the wire or in its provider's documentation.
 */
export const KIND_BY_CODE: ReadonlyMap<string, CodedKind> = new Map<string, CodedKind>([
  // OpenRouter's 402 has several meanings: https://openrouter.ai/docs/api_reference/limits
  ['in_flight_budget_exhausted', 'rate-limited'],
  ['openrouter_in_flight_budget', 'rate-limited'],
  ['weight_exceeds_budget', 'weight-exceeds-budget'],
  ['token_limit_exceeded', 'weight-exceeds-budget'],
  ['openrouter_key_limit', 'key-limit'],
  ['openrouter_guardrail_budget', 'key-limit'],
  ['openrouter_workspace_budget', 'key-limit'],
  ['openrouter_credits', 'out-of-credit'],
  ['payment_required', 'out-of-credit'],

  ['insufficient_quota', 'out-of-credit'],
  ['billing_hard_limit_reached', 'out-of-credit'],
  ['billing_not_active', 'out-of-credit'],
  ['exceeded_current_quota_error', 'out-of-credit'],
  // 429 as well, and no wait ends them: https://platform.openai.com/docs/guides/error-codes
  ['credit_balance_exhausted', 'out-of-credit'],
  ['organization_spend_limit_exceeded', 'key-limit'],
  ['project_spend_limit_exceeded', 'key-limit'],
  ['organization_usage_limit_exceeded', 'key-limit'],
  ['budget_exceeded', 'key-limit'],

  ['invalid_api_key', 'unauthorized'],
  ['API_KEY_INVALID', 'unauthorized'],
  ['authentication', 'unauthorized'],
  ['authentication_error', 'unauthorized'],
  ['account_deactivated', 'unauthorized'],
  ['insufficient_permissions', 'unauthorized'],
  ['unsupported_country_region_territory', 'unauthorized'],

  ['model_not_found', 'model-not-found'],
  ['invalid_model', 'model-not-found'],
  ['DeploymentNotFound', 'model-not-found'],
  ['key_model_access_denied', 'model-not-found'],
  ['team_model_access_denied', 'model-not-found'],
  ['invalid_json_schema', 'schema-refused'],

  ['context_length_exceeded', 'context-too-long'],
  ['context_window_exceeded', 'context-too-long'],
  ['exceed_context_size_error', 'context-too-long'],
  ['string_too_long', 'context-too-long'],
  ['string_above_max_length', 'context-too-long'],
  ['payload_too_large', 'too-large'],
  ['request_too_large', 'too-large'],
  ['content_policy_violation', 'content-refused'],
  ['content_filter', 'content-refused'],
  ['ResponsibleAIPolicyViolation', 'content-refused'],
  ['moderation_blocked', 'content-refused'],
  ['data_inspection_failed', 'content-refused'],
  ['refusal', 'content-refused'],
  ['max_tokens_exceeded', 'length'],
]);
