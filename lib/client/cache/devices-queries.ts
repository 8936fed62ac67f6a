import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { becomeByDevice, makeDeviceLink, readDeviceOffer } from '@/lib/client/api/devices-api';

/** Makes a link that makes another device the same person. */
export function makingDeviceLink() {
  return mutationOptions({ mutationFn: makeDeviceLink });
}

/** Whom the secret of a link would make this browser. */
export function deviceOfferQuery(secret: string) {
  return queryOptions({
    queryKey: ['device', secret],
    queryFn: () => readDeviceOffer(secret),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Makes this browser that person; the page has to be loaded anew afterwards, for all that it knows is another's. */
export function becomingByDevice(secret: string) {
  return mutationOptions({ mutationFn: () => becomeByDevice(secret) });
}
