import * as nothing from '@/app/api/[...path]/route';
import { metricsRoute } from '@/lib/server/http/metrics-route';

/** What the process counts, as Prometheus reads it, for whoever may: whoever runs the server says who does. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = metricsRoute('/api/metrics', nothing);
