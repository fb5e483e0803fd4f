// Drawing what is to be hidden: boxes on the paused picture, each with the moments at which a person put it somewhere.
// The form's field holds all of it; the server checks it and burns it in.
document.addEventListener("DOMContentLoaded", () => {
  const review = document.querySelector(".review")
  if (!review) return
  const one = (selector) => review.querySelector(selector)
  const SMALLEST = 0.01
  let tracks = []
  let chosen = -1
  let pulled = null

  const film = () => one("#film")
  const rate = () => Number(one(".frame")?.dataset.rate) || 25
  const now = () => (film() ? Math.floor(film().currentTime * rate() + 0.01) / rate() : 0)
  const isDrawing = () => review.dataset.tab === "hide" && Boolean(one("#hide-form .drawing"))
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(2).padStart(5, "0")}`
  const near = (track) => track.findIndex((key) => Math.abs(key.at - now()) < 0.5 / rate())
  const round = (share) => Math.round(share * 10000) / 10000

  // Where a box is now: in a straight line between two moments; not there before its first and after its last.
  const boxNow = (track) => {
    if (track.length === 1) return track[0].box
    const after = track.findIndex((key) => key.at >= now() - 0.5 / rate())
    if (after < 0) return null
    const [from, to] = [track[Math.max(after - 1, 0)], track[after]]
    if (after === 0) return near(track) === 0 ? to.box : null
    const share = Math.min((now() - from.at) / (to.at - from.at), 1)
    return from.box.map((side, number) => side + (to.box[number] - side) * share)
  }
  const put = (box) => {
    const [left, top] = [Math.min(box[0], box[2]), Math.min(box[1], box[3])]
    const [right, bottom] = [Math.max(box[0], box[2]), Math.max(box[1], box[3])]
    const held = [left, top, Math.max(right, left + SMALLEST), Math.max(bottom, top + SMALLEST)]
    const key = { at: round(now()), box: held.map((side) => round(Math.min(Math.max(side, 0), 1))) }
    const at = near(tracks[chosen])
    if (at >= 0) tracks[chosen][at] = { ...key, at: tracks[chosen][at].at }
    else tracks[chosen] = [...tracks[chosen], key].sort((a, b) => a.at - b.at)
    keep()
  }
  const keep = () => {
    const form = one("#hide-form")
    form.elements.boxes.value = JSON.stringify(tracks)
    form.dataset.isDrawn = "yes"
    const mode = form.querySelector("[name=mode]:checked")
    if (tracks.length && mode?.value === "none") form.querySelector("[name=mode][value=boxes]").checked = true
    draw()
  }

  // ---- what is seen
  const draw = () => {
    const picture = one("#boxes")
    if (!picture) return
    picture.classList.toggle("is-drawing", isDrawing())
    picture.replaceChildren(...(isDrawing() ? tracks.flatMap(shapes) : []))
    list()
  }
  const shapes = (track, number) => {
    const box = boxNow(track)
    if (!box) return []
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "rect")
    const { width: across, height: down } = one("#boxes").viewBox.baseVal
    const [left, top, right, bottom] = [box[0] * across, box[1] * down, box[2] * across, box[3] * down]
    for (const [name, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top })) {
      shape.setAttribute(name, value)
    }
    shape.classList.toggle("is-chosen", number === chosen)
    shape.classList.toggle("is-between", near(track) < 0 && track.length > 1)
    shape.dataset.track = number
    return [shape]
  }
  const list = () => {
    const box = one("#tracks")
    if (!box) return
    box.replaceChildren(
      ...tracks.map((track, number) => {
        const row = document.createElement("li")
        row.append(button(`${box.dataset.box} ${number + 1}`, { track: number }, number === chosen))
        if (!film() || track.length === 1) row.append(` ${box.dataset.whole}`)
        else for (const key of track) row.append(" ", button(clock(key.at), { track: number, at: key.at }, false))
        return row
      }),
    )
  }
  const button = (words, data, isPressed) => {
    const made = document.createElement("button")
    made.type = "button"
    made.className = "quiet"
    made.textContent = words
    made.setAttribute("aria-pressed", String(isPressed))
    Object.assign(made.dataset, data)
    return made
  }

  // ---- what is done
  const acts = {
    new: () => {
      film()?.pause()
      chosen = tracks.push([]) - 1
      put([0.4, 0.35, 0.6, 0.65])
    },
    delete: () => {
      if (chosen < 0) return
      tracks.splice(chosen, 1)
      chosen = tracks.length - 1
      keep()
    },
    forget: () => {
      const at = chosen < 0 ? -1 : near(tracks[chosen])
      if (at < 0 || tracks[chosen].length === 1) return
      tracks[chosen].splice(at, 1)
      keep()
    },
  }
  const nudge = (across, down, isSize, step) => {
    const box = chosen < 0 ? null : boxNow(tracks[chosen])
    if (!box) return
    film()?.pause()
    const [x, y] = [across * step, down * step]
    if (isSize) return put([box[0], box[1], Math.max(box[2] + x, box[0] + SMALLEST), Math.max(box[3] + y, box[1] + SMALLEST)])
    const [dx, dy] = [Math.min(Math.max(x, -box[0]), 1 - box[2]), Math.min(Math.max(y, -box[1]), 1 - box[3])]
    put([box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy])
  }
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
  document.addEventListener("keydown", (event) => {
    if (!isDrawing() || DeskKeys.isTyping(event.target) || event.ctrlKey || event.metaKey) return
    if (ARROWS[event.key] && !event.target.matches("[type=radio], [type=range]")) {
      event.preventDefault()
      return nudge(...ARROWS[event.key], event.shiftKey, event.altKey ? 0.002 : 0.02)
    }
    const act = { d: "new", Delete: "delete" }[event.key === "Delete" ? "Delete" : DeskKeys.letter(event)]
    if (!act || event.repeat || event.altKey || event.shiftKey) return
    event.preventDefault()
    acts[act]()
  }, true)
  review.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-draw], #tracks button")
    if (!pressed) return
    if (pressed.dataset.draw) return acts[pressed.dataset.draw]()
    chosen = Number(pressed.dataset.track)
    if (pressed.dataset.at && film()) film().currentTime = Number(pressed.dataset.at) + 0.5 / rate()
    draw()
  })

  // ---- with the mouse: on a box it moves it, beside one it draws a new one
  const place = (event) => {
    const picture = one("#boxes")
    const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse())
    return [spot.x / picture.viewBox.baseVal.width, spot.y / picture.viewBox.baseVal.height]
  }
  review.addEventListener("pointerdown", (event) => {
    if (!isDrawing() || !event.target.closest("#boxes")) return
    event.preventDefault()
    film()?.pause()
    const [x, y] = place(event)
    const shape = event.target.closest("rect")
    if (shape) chosen = Number(shape.dataset.track)
    else chosen = tracks.push([]) - 1
    const box = shape ? boxNow(tracks[chosen]) : null
    pulled = { x, y, box, fromCorner: Boolean(box) && Math.hypot(box[2] - x, box[3] - y) < 0.03 }
    if (!box) put([x, y, x, y])
    else draw()
    one("#boxes").setPointerCapture(event.pointerId)
  })
  review.addEventListener("pointermove", (event) => {
    if (!pulled) return
    const [x, y] = place(event)
    const { box } = pulled
    if (!box) return put([pulled.x, pulled.y, x, y])
    if (pulled.fromCorner) return put([box[0], box[1], Math.max(x, box[0] + SMALLEST), Math.max(y, box[1] + SMALLEST)])
    const dx = Math.min(Math.max(x - pulled.x, -box[0]), 1 - box[2])
    const dy = Math.min(Math.max(y - pulled.y, -box[1]), 1 - box[3])
    put([box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy])
  })
  for (const name of ["pointerup", "pointercancel"]) review.addEventListener(name, () => (pulled = null))

  // ---- beginning, and beginning again with what the server has kept
  const begin = () => {
    const form = one("#hide-form")
    if (!form) return
    const drawing = form.querySelector(".drawing")
    if (drawing) drawing.hidden = false
    const held = form.elements.boxes.value
    if (held !== JSON.stringify(tracks)) {
      tracks = JSON.parse(held)
      chosen = tracks.length - 1
    }
    draw()
  }
  const follow = () => {
    for (const name of ["timeupdate", "seeked"]) film()?.addEventListener(name, draw)
    begin()
  }
  review.addEventListener("review:tab", draw)
  review.addEventListener("review:put", begin)
  review.addEventListener("review:viewer", follow)
  follow()
})
