#version 330 core
in vec2 texel;
flat in vec4 glyph_;
flat in vec4 halo_;
uniform sampler2D atlas; // red: glyphs, green: with halo
out vec4 result;

void main()
{
    vec2 cover = texelFetch(atlas, ivec2(texel), 0).rg * vec2(glyph_.a, halo_.a);
    vec4 halo = vec4(halo_.rgb * cover.g, cover.g);
    result = vec4(glyph_.rgb * cover.r, cover.r) + halo * (1.0 - cover.r);
}
