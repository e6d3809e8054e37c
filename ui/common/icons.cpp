#include "ui/common/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPixmapCache>
#include <QSvgRenderer>

static void initResources() {
    Q_INIT_RESOURCE(rangefinder);
}

namespace rf::ui {

namespace {

QString pathOf(const QString& name) {
    return QStringLiteral(":/rf/icons/%1.svg").arg(name);
}

class TintedEngine : public QIconEngine {
public:
    TintedEngine(QString name, Token normal, Token on) : m_name(std::move(name)), m_normal(normal), m_on(on) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const qreal scale = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        const int size = std::min(rect.width(), rect.height());
        const QPointF at(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2);
        painter->drawPixmap(at, iconPixmap(m_name, size, tint(mode, state), scale));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        const int pixels = std::min(size.width(), size.height());
        QPixmap pixmap = iconPixmap(m_name, qRound(pixels / scale), tint(mode, state), scale);
        return pixmap;
    }

    QIconEngine* clone() const override { return new TintedEngine(m_name, m_normal, m_on); }
    QString key() const override { return QStringLiteral("rf-tinted"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QColor tint(QIcon::Mode mode, QIcon::State state) const {
        if (mode == QIcon::Disabled) return color(Token::Text3);
        return color(state == QIcon::On && m_on != Token::Count ? m_on : m_normal);
    }

    QString m_name;
    Token m_normal, m_on;
};

} // namespace

void loadResources() {
    initResources();
}

QIcon icon(const QString& name, Token normal, Token on) {
    loadResources();
    if (!QFile::exists(pathOf(name))) {
        qWarning("No icon named %s", qPrintable(name));
        return {};
    }
    return QIcon(new TintedEngine(name, normal, on));
}

QPixmap iconPixmap(const QString& name, int size, const QColor& tint, qreal scale) {
    loadResources();
    const QString key = QStringLiteral("rf/%1/%2/%3/%4").arg(name).arg(size).arg(tint.rgba()).arg(scale);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = QPixmap(QSize(size, size) * scale);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(pathOf(name));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixmap.size())));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), tint);
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter* painter, const QRectF& rect, const QString& name, int size, const QColor& tint) {
    const qreal scale = painter->device() ? painter->device()->devicePixelRatioF() : qGuiApp->devicePixelRatio();
    const QPointF at(qRound(rect.center().x() - size / 2.0), qRound(rect.center().y() - size / 2.0));
    painter->drawPixmap(at, iconPixmap(name, size, tint, scale));
}

QIcon logo() {
    loadResources();
    return QIcon(QStringLiteral(":/rf/rangefinder.svg"));
}

} // namespace rf::ui
