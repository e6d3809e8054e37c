#include "scene.h"

#include <QtWidgets>

namespace rf::gallery {

namespace {
QList<Scene>& list() {
    static QList<Scene> scenes;
    return scenes;
}
} // namespace

SceneEntry::SceneEntry(const char* name, std::function<void(Stage&)> play) {
    list() << Scene{QString::fromLatin1(name), std::move(play)};
}

QList<Scene> scenes() {
    QList<Scene> all = list();
    std::stable_sort(all.begin(), all.end(), [](const Scene& a, const Scene& b) { return a.name < b.name; });
    return all;
}

Stage::Stage(QString scene, QString folder, bool dark)
    : m_scene(std::move(scene)), m_folder(std::move(folder)), m_dark(dark) {}
Stage::~Stage() = default;

void Stage::settle() {
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
}

bool Stage::wait(const std::function<bool()>& until, int ms) {
    QElapsedTimer timer;
    timer.start();
    while (!until()) {
        if (timer.elapsed() > ms) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    }
    settle();
    return true;
}

void Stage::shoot(QWidget* widget, const QString& part) {
    settle();
    save(widget->grab(), part);
}

void Stage::shootOver(QWidget* window, QWidget* dialog, const QString& part) {
    settle();
    QPixmap picture = window->grab();
    QPainter painter(&picture);
    painter.fillRect(picture.rect(), QColor(0, 0, 0, m_dark ? 110 : 60));
    const QPixmap front = dialog->grab();
    const QSize size = front.deviceIndependentSize().toSize();
    painter.drawPixmap(QPoint((window->width() - size.width()) / 2, (window->height() - size.height()) / 2), front);
    painter.end();
    save(picture, part);
}

void Stage::save(const QPixmap& picture, const QString& part) {
    QString name = m_scene;
    if (!part.isEmpty()) name += QLatin1Char('-') + part;
    name += m_dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png");
    picture.save(QDir(m_folder).filePath(name));
    ++m_saved;
}

} // namespace rf::gallery
