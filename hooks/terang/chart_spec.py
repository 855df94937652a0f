"""A drawing as Vega-Lite, by Altair, and as Vega's SVG, by vl-convert. Slow to import: see `charts`."""

from __future__ import annotations

from typing import Any

import altair as alt
import vl_convert

from terang.chart_drawing import ROLES, TEXT, WIDTH, Drawing, Role, light

_ALIGN = {"start": "left", "middle": "center", "end": "right"}


def spec(drawing: Drawing) -> dict[str, Any]:
    """Return the Vega-Lite specification: a layer a role, its data inside, nothing left to be measured."""
    with alt.data_transformers.enable(consolidate_datasets=False):
        layers = [_layer(drawing, name) for name in ROLES if name in drawing.marks]
        fixed = alt.AutoSizeParams(type="none")
        chart = alt.layer(*layers).properties(width=WIDTH, height=drawing.height, padding=0, autosize=fixed)
        made: dict[str, Any] = chart.configure_view(stroke=None).to_dict()
    return made


def vega_svg(drawing: Drawing) -> str:
    """Return the SVG as Vega draws it."""
    return vl_convert.vegalite_to_svg(spec(drawing), allowed_base_urls=[])


def _layer(drawing: Drawing, name: str) -> alt.Chart:
    role, places = ROLES[name], drawing.marks[name]
    x = alt.Scale(domain=[0, drawing.x_end], range=[drawing.left, WIDTH]) if role.x == "scale" else None
    y = alt.Scale(domain=[0, drawing.y_end or 1], range=list(drawing.y_range)) if role.y == "scale" else None
    encoding: dict[str, Any] = {
        "x": alt.X("x:Q", axis=None, scale=x),
        "y": alt.Y("y:Q", axis=None, scale=y),
        **{end: f"{end}:Q" for end in ("x2", "y2") if end in places[0]},
    }
    if role.mark == "text":
        encoding["text"] = "text:N"
    return alt.Chart(alt.InlineData(values=places), mark=alt.MarkDef(**_mark(role)), name=name).encode(**encoding)


def _mark(role: Role) -> dict[str, Any]:
    """Return the properties of a mark. Hatching is added when the SVG is folded: Vega has none."""
    colours = light(role.css)
    if role.mark != "text":
        return {"type": role.mark, **colours, **({"shape": role.shape} if role.shape else {})}
    return {
        "type": "text",
        "align": _ALIGN[role.anchor],
        "baseline": "alphabetic",
        "dx": role.dx,
        "dy": role.dy,
        "fontSize": int(role.attributes.get("font-size", TEXT)),
        "fontWeight": int(role.attributes.get("font-weight", 400)),
        "fontStyle": role.attributes.get("font-style", "normal"),
        "color": colours["fill"],
    }
