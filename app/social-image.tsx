/**
 * The picture that a link to any page is shown with. Those who show it want its whole address, which only whoever runs
 * the server can say (`PUBLIC_URL`): what a request says of its host could be anything. Elsewhere it is relative to the
 * page, since the framework's own way would name a host that nobody reaches.
 */
export function SocialImage() {
  const origin = (process.env.PUBLIC_URL ?? '').replace(/\/$/, '');
  return (
    <>
      <meta property="og:image" content={`${origin}/social-image.png`} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta
        property="og:image:alt"
        content="Midair: a collaborative document editor that never loses an update"
      />
    </>
  );
}
