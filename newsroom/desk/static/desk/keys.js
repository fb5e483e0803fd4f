// What pages that are worked by keys share.
const DeskKeys = {
  // A letter is told by what it writes, on a Persian keyboard by where it lies; Caps Lock is no Shift.
  letter(event) {
    if (/^[a-z0-9?]$/i.test(event.key)) return event.key.toLowerCase()
    if (event.key === "؟") return "?"
    const signs = { Comma: ",", Period: ".", BracketLeft: "[", BracketRight: "]", Slash: "/" }
    if (event.key.length === 1 && !event.shiftKey && signs[event.code]) return signs[event.code]
    return /^(Key|Digit)/.test(event.code) ? event.code.replace(/^(Key|Digit)/, "").toLowerCase() : event.key
  },
  isTyping: (target) => target.matches("input:not([type=checkbox], [type=radio], [type=range]), textarea, select"),
  isWithModifier: (event) => event.ctrlKey || event.metaKey || event.altKey,
}
