interface FileChoiceProps {
  /** Of the file that is open. */
  readonly name: string | undefined;
  readonly onFile: (file: File | undefined) => void;
  readonly onClear: () => void;
}

/** Where a file is chosen, or dropped. */
export function FileChoice({ name, onFile, onClear }: FileChoiceProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way to what the button in it does
    <div
      className="import-file"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onFile(event.dataTransfer.files[0]);
      }}
    >
      <label className="file">
        {name ? "Another file …" : "From a file …"}
        <input
          type="file"
          onChange={({ currentTarget }) => {
            onFile(currentTarget.files?.[0]);
            // The same file can be chosen again, once it has been mended.
            currentTarget.value = "";
          }}
        />
      </label>
      {name ? (
        <span>
          <b>{name}</b>{" "}
          <button type="button" aria-label={`Close ${name}`} onClick={onClear}>
            ×
          </button>
        </span>
      ) : (
        <span>or drop it here, or paste. CSV, ARFF, libsvm, JSON, NumPy (.npy, .npz), printed arrays.</span>
      )}
    </div>
  );
}
