export function App() {
  return (
    <main>
      <h1>Backprop Workbench</h1>
    </main>
  );
}
