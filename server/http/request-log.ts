import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';

/**
 * One line per request: ids, the route's pattern, status and time. Fastify's own lines hold the whole address,
 * and ours carry what people search for.
 */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override routeNotFound(): void {}

  override requestCompleted(_error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const { method, routeOptions, viewer } = request;
    request.log.info({
      method,
      route: routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      userId: viewer?.userId,
      centerId: viewer?.centerId,
    });
  }
}
