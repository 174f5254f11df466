import { appRoute, rootRoute, setupRoute, signInRoute } from './shell/app-route.tsx';
import { homeRoute } from './features/home/route.ts';

/** Every page, in the order of the navigation. A new page is a folder in features/ and its line here. */
const pages = appRoute.addChildren([
  homeRoute, //
]);

export const routeTree = rootRoute.addChildren([pages, signInRoute, setupRoute]);
