"""Plots, maps and pictures, drawn by rule."""
