/** How far a computation has come that takes its time; nothing once it is done. */
export function UnderWay({ share }: { readonly share: number | undefined }) {
  if (share === undefined || share === 1) return null;
  return (
    <span className="under-way">
      <progress value={share} aria-label="Computing" /> {Math.floor(share * 100)} %
    </span>
  );
}
