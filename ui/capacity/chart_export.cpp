#include "ui/capacity/chart_export.h"

#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QFile>
#include <QImage>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <qcustomplot.h>

namespace rf::ui {

namespace {

constexpr int kTitle = 30, kTitleLeft = 16;
constexpr double kScale = 2;

QSize sizeOf(const QList<ChartPicture>& charts) {
    QSize size(1, 1);
    for (const ChartPicture& each : charts) {
        size.setWidth(std::max(size.width(), each.plot->width()));
        size.setHeight(size.height() + kTitle + each.plot->height());
    }
    return size;
}

void draw(const QList<ChartPicture>& charts, QPaintDevice* device, double scale) {
    QCPPainter painter(device);
    painter.scale(scale, scale);
    painter.fillRect(QRect(QPoint(), sizeOf(charts)), color(Token::Base));
    for (const ChartPicture& each : charts) {
        painter.setFont(uiFont(13, QFont::DemiBold));
        painter.setPen(QPen(color(Token::Text)));
        painter.drawText(QRect(kTitleLeft, 0, each.plot->width(), kTitle), Qt::AlignVCenter, each.title);
        painter.translate(0, kTitle);
        painter.save();
        each.plot->toPainter(&painter, each.plot->width(), each.plot->height());
        painter.restore();
        painter.translate(0, each.plot->height());
    }
}

bool savePng(const QList<ChartPicture>& charts, const QString& path) {
    QImage image(sizeOf(charts) * kScale, QImage::Format_ARGB32_Premultiplied);
    draw(charts, &image, kScale);
    return image.save(path, "PNG");
}

bool saveSvg(const QList<ChartPicture>& charts, QFile* file) {
    QSvgGenerator generator;
    generator.setOutputDevice(file);
    generator.setSize(sizeOf(charts));
    generator.setViewBox(QRect(QPoint(), sizeOf(charts)));
    generator.setTitle(charts.value(0).title);
    draw(charts, &generator, 1);
    return true;
}

bool savePdf(const QList<ChartPicture>& charts, QFile* file) {
    QPdfWriter writer(file);
    writer.setResolution(96);
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(QPageSize(QSizeF(sizeOf(charts)) * 72.0 / 96.0, QPageSize::Point, QString(), QPageSize::ExactMatch));
    draw(charts, &writer, 1);
    return true;
}

} // namespace

bool savePicture(const QList<ChartPicture>& charts, const QString& path) {
    if (charts.isEmpty()) return false;
    const QString kind = path.section(QLatin1Char('.'), -1).toLower();
    if (kind == QLatin1String("png")) return savePng(charts, path);
    if (kind != QLatin1String("svg") && kind != QLatin1String("pdf")) return false;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return false;
    const bool drawn = kind == QLatin1String("svg") ? saveSvg(charts, &file) : savePdf(charts, &file);
    return drawn && file.flush() && file.error() == QFileDevice::NoError;
}

} // namespace rf::ui
