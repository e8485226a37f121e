#version 330 core
// Signed distances to ten shapes of one area: that of a circle with `radius`.
in vec2 local;
flat in float radius;
flat in vec4 fill_;
flat in vec4 outline_;
flat in uvec2 kind_;
uniform float scale;
out vec4 result;

// Regular polygon with a vertex at the top; r is the radius of the circle through its vertices.
float polygon(vec2 p, float r, float n)
{
    float half_angle = 3.14159265 / n;
    // Turned to the sector about the middle of the nearest edge, which lies along x.
    float a = mod(atan(p.x, p.y), 2.0 * half_angle) - half_angle;
    vec2 q = length(p) * vec2(cos(a), abs(sin(a)));
    q -= r * vec2(cos(half_angle), sin(half_angle));
    q.y += clamp(-q.y, 0.0, r * sin(half_angle));
    return length(q) * sign(q.x);
}

// Five-pointed, by Inigo Quilez (MIT): r outer radius, f how deep the notches are.
float star(vec2 p, float r, float f)
{
    const vec2 k1 = vec2(0.809016994375, -0.587785252292);
    const vec2 k2 = vec2(-k1.x, k1.y);
    p.x = abs(p.x);
    p -= 2.0 * max(dot(k1, p), 0.0) * k1;
    p -= 2.0 * max(dot(k2, p), 0.0) * k2;
    p.x = abs(p.x);
    p.y -= r;
    vec2 ba = f * vec2(-k1.y, k1.x) - vec2(0.0, 1.0);
    float h = clamp(dot(p, ba) / dot(ba, ba), 0.0, r);
    return length(p - ba * h) * sign(p.y * ba.x - p.x * ba.y);
}

float box(vec2 p, vec2 b)
{
    vec2 d = abs(p) - b;
    return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

float shape_distance(vec2 p, float r)
{
    switch (int(kind_.x)) {
    case 1: return box(p, vec2(0.886 * r));
    case 2: return polygon(p, 1.253 * r, 4.0);
    case 3: return polygon(p + vec2(0.0, 0.28 * r), 1.555 * r, 3.0);
    case 4: return polygon(vec2(p.x, -p.y) + vec2(0.0, 0.28 * r), 1.555 * r, 3.0);
    case 5: return star(p, 1.50 * r, 0.50);
    case 6: return polygon(p, 1.149 * r, 5.0);
    case 7: return polygon(p, 1.100 * r, 6.0);
    case 8: {
        const float c = 0.92387953, s = 0.38268343; // an octagon stands on a side
        return polygon(vec2(c * p.x + s * p.y, -s * p.x + c * p.y), 1.054 * r, 8.0);
    }
    case 9: return min(box(p, vec2(1.13, 0.43) * r), box(p, vec2(0.43, 1.13) * r));
    default: return length(p) - r;
    }
}

vec4 over(vec4 top, vec4 below) { return top + below * (1.0 - top.a); }
vec4 flat_color(vec4 c, float cover)
{
    float a = c.a * cover;
    return vec4(c.rgb * a, a);
}

void main()
{
    float d = shape_distance(local, radius);
    float inside = clamp(0.5 - d, 0.0, 1.0);
    float parting = clamp(0.5 + 1.25 * scale - d, 0.0, 1.0);
    bool hollow = (kind_.y & 1u) != 0u;
    bool broken = (kind_.y & 2u) != 0u;
    vec4 c = flat_color(outline_, parting);
    if (hollow || broken) {
        float edge = max(1.6 * scale, radius * 0.28);
        float ring = inside * clamp(d + edge + 0.5, 0.0, 1.0);
        c = over(flat_color(vec4(fill_.rgb, fill_.a * (hollow ? 0.16 : 0.30)), inside), c);
        if (broken) {
            float turn = atan(local.y, local.x) / 6.28318531;
            float dashes = 6.0 + 2.0 * floor(radius / (8.0 * scale));
            float at = abs(fract(turn * dashes) - 0.5) * 2.0;
            float pixels = 6.28318531 * radius / dashes * 0.5; // from the middle of a dash to that of a gap
            ring *= clamp((at - 0.38) * pixels + 0.5, 0.0, 1.0);
        }
        c = over(flat_color(fill_, ring), c);
    }
    else {
        c = over(flat_color(fill_, inside), c);
    }
    if ((kind_.y & 4u) != 0u) {
        float dot_radius = max(1.15 * scale, radius * 0.30);
        float cover = clamp(0.5 + dot_radius - length(local), 0.0, 1.0);
        c = over(flat_color(hollow || broken ? fill_ : outline_, cover), c);
    }
    result = c;
}
