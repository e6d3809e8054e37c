#pragma once

#include <QList>
#include <QString>

class QCustomPlot;

namespace rf::ui {

struct ChartPicture {
    QString title;
    QCustomPlot* plot = nullptr;
};

/// Draws the charts under each other, each under its title, as they are shown now, into a PNG (twice the size), an SVG or
/// a PDF: the end of the name decides. False: the file could not be written, or its kind is not one of these.
bool savePicture(const QList<ChartPicture>& charts, const QString& path);

} // namespace rf::ui
