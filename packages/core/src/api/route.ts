import type { z } from 'zod'
import type { RoutePermission } from '../access/permissions.ts'
import type { MustFirst } from '../session/schema.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What travels in a body that is not JSON. */
export type Media = 'json' | 'stream' | 'multipart'

/** One row of the route table: the contract that server, web client, tests and OpenAPI share. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  operationId: string
  method: Method
  path: string
  tag: string
  summary: string
  description?: string
  permission: RoutePermission
  params?: Params
  query?: Query
  body?: Body
  /** Status and shape of success; absent output = 204. */
  status: 200 | 201 | 202 | 204
  output?: Output
  /** 'multipart': the body is a file upload; 'stream' (response): not JSON. */
  requestMedia: Media
  responseMedia: Media
  /** Statuses of refusal beside 400, 401, 403 and 500. */
  errors: readonly number[]
  /** PATCH and the like: the version of the record must come in If-Match. */
  requiresVersion: boolean
  /** A password or key travels here: nothing of the call is kept for Idempotency-Key. */
  carriesSecret: boolean
  /** Answers also while something has to be done first: whatever that is, or only this one. */
  isOpenMeanwhile: boolean | MustFirst
}

export type AnyRoute = Route

interface RouteInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType> {
  operationId: string
  method: Method
  path: string
  tag: string
  summary: string
  description?: string
  permission: RoutePermission
  params?: P
  query?: Q
  body?: B
  status?: 200 | 201 | 202 | 204
  output?: O
  requestMedia?: Media
  responseMedia?: Media
  errors?: readonly number[]
  requiresVersion?: boolean
  carriesSecret?: boolean
  isOpenMeanwhile?: boolean | MustFirst
}

/** Declares a route. Paths begin with /api/v1 and name parameters as {id}. */
export function defineRoute<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  O extends z.ZodType = z.ZodUndefined,
>(input: RouteInput<P, Q, B, O>): Route<P, Q, B, O> {
  return {
    ...input,
    status: input.status ?? (input.output || input.responseMedia === 'stream' ? 200 : 204),
    requestMedia: input.requestMedia ?? 'json',
    responseMedia: input.responseMedia ?? 'json',
    errors: input.errors ?? [],
    requiresVersion: input.requiresVersion ?? false,
    carriesSecret: input.carriesSecret ?? false,
    isOpenMeanwhile: input.isOpenMeanwhile ?? false,
  }
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined
type Sent<T> = T extends z.ZodType ? z.input<T> : undefined

export type ParamsOf<R> = R extends Route<infer P, infer _Q, infer _B, infer _O> ? Parsed<P> : never
export type QueryOf<R> = R extends Route<infer _P, infer Q, infer _B, infer _O> ? Parsed<Q> : never
export type BodyOf<R> = R extends Route<infer _P, infer _Q, infer B, infer _O> ? Parsed<B> : never
/** What a handler returns and a client receives. */
export type OutputOf<R> = R extends Route<infer _P, infer _Q, infer _B, infer O> ? Parsed<O> : never
export type SentParams<R> = R extends Route<infer P, infer _Q, infer _B, infer _O> ? Sent<P> : never
export type SentQuery<R> = R extends Route<infer _P, infer Q, infer _B, infer _O> ? Sent<Q> : never
export type SentBody<R> = R extends Route<infer _P, infer _Q, infer B, infer _O> ? Sent<B> : never
